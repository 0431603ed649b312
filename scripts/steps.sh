# shellcheck shell=bash
# The checks by name, each one command; scripts/check and scripts/test choose among them. Sourced after base.sh.
# One selection of packages and features throughout, so that cargo compiles each of them once.

HOST=(-p domain -p store -p app -p server --features app/ssr)

format() { cargo fmt --all --check; }
lint_host() { plain_cargo clippy "${HOST[@]}" --all-targets -- -D warnings; }
lint_wasm() { plain_cargo clippy -p frontend --target wasm32-unknown-unknown -- -D warnings; }
doc_links() { RUSTDOCFLAGS="-D warnings" plain_cargo doc --no-deps --document-private-items "${HOST[@]}"; }
test_domain() { plain_cargo test -p domain; }
test_doc_examples() { plain_cargo test "${HOST[@]}" --doc; }

# Unit, store and HTTP tests. TEST_POSTGRES is the cluster of the second database.
test_host() {
  # Not nextest: the tests of one program share one seeded demo world, and nextest starts a program per test.
  plain_cargo test "${HOST[@]}" --lib --bins --tests --no-fail-fast
}
