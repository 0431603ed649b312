//! What is true, whoever asks: the things, their rules, and who may do what.
//!
//! No I/O, no clock, no framework. The same code decides on the server and in the browser.
//! Read the modules in this order.

pub mod code;
pub mod id;
pub mod time;
pub mod calendar;
pub mod period;
pub mod number;
pub mod text;
pub mod problems;
pub mod refusal;
pub mod policy;
pub mod viewer;
pub mod event;
pub mod unit;
pub mod rule;
pub mod template;
pub mod report;
pub mod account;
