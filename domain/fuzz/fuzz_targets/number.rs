//! Any text is read as a figure that can be kept and shown again, or refused.
#![no_main]

use domain::number::{NumberProblem, at_rest, from_rest, parse, print_for_field};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|typed: &str| match parse(typed) {
    Ok(number) => {
        assert_eq!(at_rest(number).map(from_rest), Ok(number));
        assert_eq!(parse(&print_for_field(number)), Ok(number));
    }
    Err(NumberProblem::Questioned { suggestion, other }) => {
        for reading in [Some(suggestion), other].into_iter().flatten() {
            assert_eq!(parse(&print_for_field(reading)), Ok(reading));
        }
    }
    Err(_) => {}
});
