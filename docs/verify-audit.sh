#!/bin/sh
# Checks an export of the access log (npx maplebridge audit export --out FILE) with nothing of ours: sh verify-audit.sh FILE
# Each line's hash is SHA-256 of the hash before it, in hexadecimal, and the line's text; a chain begins with the hash of its name and
# ends with its head. Ends with 0 when all is whole, else with 1 and where it is not. One sha256sum a line: correct, some 300 lines a second.
sha() { set -- "$(printf %s "$1" | sha256sum)" && printf %s "${1%% *}"; }
bad() { echo "链 ${c:-?} 第 ${n:-?} 行 / chain ${c:-?} line ${n:-?}: $1" && exit 1; }
jq -r '"\(.chain) \(.seq) \(.hash) \(.head == true) \(.line // "")"' "$1" | { chain=-1 ended=true total=0; while read -r c n hash head line; do
  [ "$c" = "$chain" ] || { [ "$c $ended" = "$((chain + 1)) true" ] || bad cut; chain=$c seq=0 ended=false before=$(sha "maplebridge access chain $c"); }
  if [ "$head" = true ]; then [ "$n $hash" = "$seq $before" ] && ended=true || bad cut; continue; fi
  [ "$n $ended" = "$((seq + 1)) false" ] || bad gap
  [ "$(sha "$before$line")" = "$hash" ] || bad changed
  seq=$n before=$hash total=$((total + 1)); done
[ "$chain $ended" = '31 true' ] || bad cut; echo "$total 行完整无改动 / $total lines intact"; }
