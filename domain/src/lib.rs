//! What is true, whoever asks: the things, their rules, and who may do what.
//!
//! No I/O, no clock, no framework. The same code decides on the server and in the browser.
//! Read the modules in this order.

pub mod account;
pub mod board;
pub mod calendar;
pub mod code;
pub mod document;
pub mod event;
pub mod id;
pub mod number;
pub mod period;
pub mod policy;
pub mod problems;
pub mod recommendation;
pub mod refusal;
pub mod report;
pub mod rule;
pub mod template;
pub mod text;
pub mod time;
pub mod total;
pub mod unit;
pub mod viewer;
