#!/bin/sh
# Builds the program as it is given away: the C libraries inside, stripped. It needs the C
# library of the system it was built on, or a later one, and nothing else: program.sh FOLDER
#
# It stands in a build folder of its own, so that neither build makes the other start anew.
set -eu
swift=${SWIFT:-swift}
sh .packaging/static.sh .build/static
options=$(sh .packaging/options.sh .build/essentials)
# shellcheck disable=SC2086
PKG_CONFIG_PATH=$(pwd)/.build/static "$swift" build -c release \
  --static-swift-stdlib --scratch-path .build/given --product strider $options \
  -Xswiftc -Xclang-linker -Xswiftc -static-libgcc -Xlinker -z -Xlinker pack-relative-relocs
# What two modules define weakly is linked once. A function that kernels for one processor share with any other code
# would then run their instructions on all processors. (Wl: a table's address, no arithmetic.)
functions() { nm --defined-only "$@" | awk '$2 == "W" || $2 == "T" { print $3 }' | grep -v 'Wl$' | sort -u; }
objects=.build/given/release
functions "$objects"/LaneLoopsAVX*.build/*.o > .build/kernels
find "$objects/" -name '*.o' -not -path '*/LaneLoopsAVX*' -exec nm --defined-only {} + \
  | awk '$2 == "W" || $2 == "T" { print $3 }' | sort -u > .build/others
shared=$(comm -12 .build/kernels .build/others)
for width in AVX2 AVX512; do functions "$objects/LaneLoops$width.build"/*.o; done | sort | uniq -d > .build/twice
if [ -n "$shared" ] || [ -s .build/twice ] || ! [ -s .build/kernels ] || ! [ -s .build/others ]; then
  echo "shared by kernels and others: $shared $(cat .build/twice)" >&2
  exit 1
fi
mkdir -p "$1"
install -m 755 .build/given/release/strider "$1/strider"
strip "$1/strider"
# It is looked for beside no library.
chrpath -d "$1/strider" >/dev/null

# Manual pages come from the parser's own tree, by way of the stand-in for FoundationEssentials.
if ! "$1/strider" --generate-manual | grep -q '^\.TH STRIDER'; then
  echo "no manual page" >&2
  exit 1
fi

# What it was promised to need.
others=$(objdump -p "$1/strider" | sed -n 's/.*NEEDED *//p' | grep -v -e '^libc\.so' -e '^libm\.so' -e '^ld-linux' || true)
if [ -n "$others" ]; then
  echo "linked dynamically: $others" >&2
  exit 1
fi
size=$(wc -c < "$1/strider")
limit=24000000
echo "$1/strider: $size bytes"
if [ "$size" -gt $limit ]; then
  echo "larger than $limit bytes" >&2
  exit 1
fi
