# The only list of commands. Each is a script of the same name in scripts/, which says what it needs and does.

.PHONY: help run test dev check e2e shots bench pg pg-stop

help:     ## this list
	@sed -n 's/^\([a-z0-9-]*\):.*## \(.*\)/  make \1	\2/p' Makefile | expand -t 18

run:      ## build if needed, then serve the demo world on http://127.0.0.1:3000
	@scripts/run
test:     ## everything that is checked: lints, unit, store, HTTP and browser tests
	@scripts/test
dev:      ## serve, and rebuild and reload at every change
	@scripts/dev
check:    ## the fast loop: format, lints, the rules' tests
	@scripts/check
e2e:      ## the browser tests alone
	@scripts/e2e
shots:    ## pictures of every screen into target/shots/
	@scripts/shots
bench:    ## the performance goals, measured
	@scripts/bench
pg:       ## a private PostgreSQL cluster for development; prints its address
	@scripts/pg start
pg-stop:  ## stops it
	@scripts/pg stop
