#!/bin/sh
# Makes a folder that holds the C libraries of Package.swift as archives only, and descriptions of them for
# pkg-config, so that a program linked with it needs the C library and nothing else: static.sh FOLDER
#
# The module maps ask for libraries by name, and a linker takes a shared one where it finds both; so it is
# given a folder where there is none.
set -eu
mkdir -p "$1"
folder=$(cd "$1" && pwd)
multiarch=$(pkg-config --variable=libdir zlib)

archive() {
  found=$(clang -print-file-name="lib$1.a")
  if [ ! -e "$found" ]; then found=$multiarch/lib$1.a; fi
  if [ ! -e "$found" ]; then echo "there is no lib$1.a" >&2; exit 1; fi
  ln -sf "$found" "$folder/"
}

# C++ for Swift's own runtime.
archive stdc++
sed -n 's/.*pkgConfig: "\([^"]*\)".*/\1/p' Package.swift | sort -u | while read -r library; do
  names=$(pkg-config --static --libs-only-l "$library" | sed 's/-l//g')
  case $library in
    # Its description names termcap, which tinfo is today, and leaves out what libbsd stands on.
    libedit) names="edit tinfo bsd md" ;;
  esac
  flags=
  for name in $names; do
    case $name in
      m | pthread | dl) ;;
      *) archive "$name" ;;
    esac
    flags="$flags -l$name"
  done
  {
    echo "Name: $library"
    echo "Description: $library, to be linked statically"
    echo "Version: $(pkg-config --modversion "$library")"
    echo "Cflags: $(pkg-config --cflags "$library")"
    echo "Libs: -L$folder$flags"
  } > "$folder/$library.pc"
done
