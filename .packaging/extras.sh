#!/bin/sh
# Writes what goes beside the program: manual pages in both languages, and completions of three shells, all
# made from its own commands: extras.sh PROGRAM PREFIX
set -eu
program=$1
prefix=$2

for language in en zh; do
  case $language in
    en) folder=$prefix/share/man/man1 ;;
    zh) folder=$prefix/share/man/zh_CN/man1 ;;
  esac
  install -d "$folder"
  "$program" --generate-manual --language $language > "$folder/strider.1"
  # The program's page names the page of each command.
  sed -n 's/^\.BR strider\\-\([a-z\\-]*\) (1).*/\1/p' "$folder/strider.1" | tr -d '\134' \
    | while read -r command; do
      "$program" --generate-manual "$command" --language $language > "$folder/strider-$command.1"
    done
  chmod 644 "$folder"/strider*.1
done

completion() {
  install -d "$prefix/share/$2"
  # It is read, not run.
  LC_ALL=C "$program" --generate-completion-script "$1" | sed '1{/^#!/d;}' > "$prefix/share/$2/$3"
  chmod 644 "$prefix/share/$2/$3"
}
completion bash bash-completion/completions strider
completion zsh zsh/site-functions _strider
completion fish fish/vendor_completions.d strider.fish
