#!/bin/sh
# Prints the options that make a release build small: options.sh FOLDER. Into the folder it compiles the
# stand-in for FoundationEssentials. On macOS, where Foundation belongs to the system, there is nothing to do.
#
# Paths are relative to the folder of Package.swift, whose own may have blanks in it.
set -eu
if [ "$(uname -s)" != Linux ]; then exit 0; fi
sources=.packaging/FoundationEssentials
# A folder of its own for each text: swift build does not see that the module has changed, but that options have.
folder=$1/$(cat $sources/*.swift | cksum | cut -d ' ' -f 1)
if ! [ -e "$folder/libFoundationEssentials.a" ]; then
  mkdir -p "$folder"
  "${SWIFT:-swift}c" -O -wmo -parse-as-library -static -emit-library -emit-module \
    -module-name FoundationEssentials -o "$folder/libFoundationEssentials.a" $sources/*.swift
fi
echo -Xswiftc -I -Xswiftc "$folder" -Xlinker "$folder/libFoundationEssentials.a" \
  -Xlinker --no-export-dynamic -Xswiftc -use-ld=lld -Xlinker --icf=all \
  -Xlinker --no-eh-frame-hdr -Xlinker -T -Xlinker .packaging/unwind.ld
