# Installs what is missing, builds, and opens the prompt.
.PHONY: prompt build test install lint benchmark clean setup pages

PREFIX ?= /usr/local
DESTDIR ?=
SWIFT ?= swift
# The standard library is linked in: the program starts in half the time and needs no Swift to run.
RELEASE = -c release --static-swift-stdlib --product strider
BUILT = .build/release/strider

DEBIAN = libedit-dev pkg-config zlib1g-dev libcmark-gfm-dev libcmark-gfm-extensions-dev \
	libyaml-dev
BREW = libedit cmark-gfm libyaml

prompt: build
	@$(BUILT)

build: setup
	$(SWIFT) build $(RELEASE)

# Tests drive the debug build through a pseudo-terminal; the lessons are proven by it as well.
test: setup
	$(SWIFT) build --build-tests
	.build/debug/strider check Lessons
	SWIFT_BACKTRACE=enable=no $(SWIFT) test --skip-build

lint:
	$(SWIFT) format lint --strict --recursive Sources Tests Package.swift

# Lists the pages that the program carries, after one was added, renamed or removed.
pages:
	sh Sources/CPages/list.sh

# Ratios, measured side by side on this machine.
benchmark: build
	$(SWIFT) build -c release --product layer-benchmark
	.build/release/layer-benchmark
	python3 Tests/Benchmarks/startup.py --strider $(BUILT)

install: build
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/strider
	install -m 755 $(BUILT) $(DESTDIR)$(PREFIX)/bin/strider
	if [ -d Lessons ]; then cp -R Lessons $(DESTDIR)$(PREFIX)/share/strider/; fi

clean:
	$(SWIFT) package clean

# Nothing is asked of the package manager where everything is there already.
setup:
	@if command -v apt-get >/dev/null; then \
	  missing=$$(for p in $(DEBIAN); do dpkg -s $$p >/dev/null 2>&1 || echo $$p; done); \
	  if [ -n "$$missing" ]; then \
	    sudo=$$([ "$$(id -u)" = 0 ] || echo sudo); \
	    $$sudo apt-get update -qq && \
	    DEBIAN_FRONTEND=noninteractive $$sudo apt-get install -y -qq $$missing; \
	  fi; \
	elif command -v brew >/dev/null; then \
	  for p in $(BREW); do brew list $$p >/dev/null 2>&1 || brew install $$p; done; \
	fi
