#!/bin/sh
# Takes the pictures of the README: ./screenshots.sh [DIRECTORY [all]]. Needs what was compiled before (mvn test-compile) and
# Xvfb; with DISPLAY set to an X server of your own it takes them there.
set -eu
cd "$(dirname "$0")"
to=${1:-screenshots} all=${2:-}
classpath=target/screenshots.classpath
(cd .. && mvn -B -q -pl scp-reference-client -am test-compile dependency:build-classpath \
  -Dmdep.outputFile="$PWD/scp-reference-client/$classpath" -Dmdep.regenerateFile=true)
run="java --enable-native-access=ALL-UNNAMED -cp target/test-classes:target/classes:$(cat "$classpath")"
# shellcheck disable=SC2086 # run is a list of words, all one or none
if [ -n "${DISPLAY:-}" ]; then
  $run chat.scp.client.gui.Screenshots "$to" $all
else
  xvfb-run -a -s '-screen 0 1280x900x24' $run chat.scp.client.gui.Screenshots "$to" $all
fi
