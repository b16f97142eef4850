#!/bin/sh
# Tells the oldest GNU C library that a program runs with: glibc.sh PROGRAM
set -eu
names=$(readelf -V "$1" | grep -o 'GLIBC_[0-9A-Z_.]*' | sort -u)
{
  echo "$names" | sed -n 's/^GLIBC_\([0-9.]*\)$/\1/p'
  # Packed relocations are a feature without a number of its own.
  if echo "$names" | grep -q '^GLIBC_ABI_DT_RELR$'; then echo 2.36; fi
} | sort -V | tail -n 1
