#!/bin/sh
# Prints the options that make a release build small: options.sh FOLDER. Into the folder it compiles the
# stand-in for FoundationEssentials. On macOS, where Foundation belongs to the system, there is nothing to do.
#
# Paths are relative to the folder of Package.swift, whose own may have blanks in it.
set -eu
if [ "$(uname -s)" != Linux ]; then exit 0; fi
sources=.packaging/FoundationEssentials
folder=$1
mkdir -p "$folder"
# Anew only when it has changed, or everything that imports it would be.
if [ -z "$(find "$folder" -name libFoundationEssentials.a)" ] \
  || [ -n "$(find $sources -name '*.swift' -newer "$folder/libFoundationEssentials.a")" ]; then
  "${SWIFT:-swift}c" -O -wmo -parse-as-library -static -emit-library -emit-module \
    -module-name FoundationEssentials -o "$folder/libFoundationEssentials.a" $sources/*.swift
fi
echo -Xswiftc -I -Xswiftc "$folder" -Xlinker "$folder/libFoundationEssentials.a" \
  -Xlinker --no-export-dynamic -Xswiftc -use-ld=lld -Xlinker --icf=all \
  -Xlinker --no-eh-frame-hdr -Xlinker -T -Xlinker .packaging/unwind.ld
