//! Who sends half a request is not waited for; who sends a whole one is answered.
#![expect(clippy::unwrap_used, reason = "tests")]

use std::{net::SocketAddr, time::Duration};

use axum::{Router, extract::ConnectInfo, routing::get};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    sync::oneshot,
    time::timeout,
};

const WITHIN: Duration = Duration::from_millis(300);
const PATIENCE: Duration = Duration::from_secs(10);

#[tokio::test]
async fn half_a_head_is_not_held() {
    let (addr, stop, served) = served().await;
    for half in ["", "GET / HTTP/1.1\r\nHost: x\r\nX-Slow:"] {
        let mut socket = TcpStream::connect(addr).await.unwrap();
        socket.write_all(half.as_bytes()).await.unwrap();
        let mut said = Vec::new();
        let closed = timeout(PATIENCE, socket.read_to_end(&mut said)).await;
        assert!(closed.is_ok(), "{half:?} is held");
        assert!(!String::from_utf8_lossy(&said).contains("200 OK"));
    }
    stop.send(()).unwrap();
    timeout(PATIENCE, served).await.unwrap().unwrap();
}

#[tokio::test]
async fn a_whole_request_is_answered_and_ends_before_the_server_does() {
    let (addr, stop, served) = served().await;
    let mut socket = TcpStream::connect(addr).await.unwrap();
    socket.write_all(b"GET /slow HTTP/1.1\r\nHost: x\r\n\r\n").await.unwrap();
    // Longer than a head may take: the bound is not on the answer.
    tokio::time::sleep(WITHIN / 3).await;
    stop.send(()).unwrap();
    let mut said = String::new();
    timeout(PATIENCE, socket.read_to_string(&mut said)).await.unwrap().unwrap();
    assert!(said.contains("200 OK") && said.ends_with("127.0.0.1"), "{said}");
    timeout(PATIENCE, served).await.unwrap().unwrap();
    assert!(TcpStream::connect(addr).await.is_err(), "it listens no more");
}

async fn served() -> (SocketAddr, oneshot::Sender<()>, tokio::task::JoinHandle<()>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let addr = listener.local_addr().unwrap();
    let slow = async |ConnectInfo(peer): ConnectInfo<SocketAddr>| {
        tokio::time::sleep(WITHIN * 2).await;
        peer.ip().to_string()
    };
    let router = Router::new().route("/slow", get(slow));
    let (stop, stopped) = oneshot::channel();
    let stopped = async { drop(stopped.await) };
    let served = tokio::spawn(server::connections::answer(listener, router, WITHIN, stopped));
    (addr, stop, served)
}
