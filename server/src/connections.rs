//! Connections: taken until told to stop, each with a bound on how long a request's head may take.
//!
//! What `axum::serve` does, besides that bound: without it a caller holds a connection open for ever
//! by sending half a head. HTTP/1 alone, which is what proxies speak to a server like this.

use std::{net::SocketAddr, pin::pin, time::Duration};

use axum::{Router, extract::ConnectInfo, serve::Listener};
use http::Request;
use hyper::{body::Incoming, server::conn::http1};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::GracefulShutdown,
    service::TowerToHyperService,
};
use tokio::net::TcpStream;
use tower::ServiceBuilder;

/// The head of a request comes within this, and so does the next one on the same connection.
pub const HEAD_WITHIN: Duration = Duration::from_secs(15);

/// Answers until `stop`; requests under way end first.
pub async fn answer<L>(
    mut listener: L,
    router: Router,
    head_within: Duration,
    stop: impl Future<Output = ()>,
) where
    L: Listener<Io = TcpStream, Addr = SocketAddr>,
{
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(head_within);
    let open = GracefulShutdown::new();
    let mut stop = pin!(stop);
    loop {
        let (socket, peer) = tokio::select! {
            accepted = listener.accept() => accepted,
            () = &mut stop => break,
        };
        let from = move |mut request: Request<Incoming>| {
            request.extensions_mut().insert(ConnectInfo(peer));
            request
        };
        let service = ServiceBuilder::new().map_request(from).service(router.clone());
        let connection =
            http.serve_connection(TokioIo::new(socket), TowerToHyperService::new(service));
        let connection = open.watch(connection);
        tokio::spawn(async move {
            if let Err(cause) = connection.await {
                tracing::debug!(%cause, "a connection ended");
            }
        });
    }
    drop(listener);
    open.shutdown().await;
}
