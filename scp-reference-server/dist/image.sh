#!/bin/sh
# Makes a folder that holds the server and what it needs of Java, and nothing else:
#   dist/image.sh DIRECTORY      then DIRECTORY/bin/scp-server, scp-user and scp-notice
# Wants a JDK (JAVA_HOME, or java on the PATH) and what `mvn package` left in target.
set -eu

target=$(CDPATH='' cd -- "$(dirname -- "$0")/../target" && pwd -P)
out=${1:?which directory to make}
bin=
if [ -n "${JAVA_HOME:-}" ]; then bin=$JAVA_HOME/bin/; fi

jar=
for file in "$target"/scp-reference-server-*.jar; do
  case $file in
    *-sources.jar | *-javadoc.jar | *-tests.jar) ;;
    *) jar=$file ;;
  esac
done
if [ ! -f "$jar" ] || [ ! -d "$target/lib" ]; then
  echo "image.sh: nothing is built; run: mvn -pl scp-reference-server -am package -DskipTests" >&2
  exit 1
fi
if [ -e "$out" ]; then
  echo "image.sh: $out exists already" >&2
  exit 1
fi

# What the jars use of the JDK, with keys on curves and names of hosts; java.desktop, which two of them name for
# something that is not used here, would double the size.
modules=java.base,java.logging,java.management,java.naming,java.sql,java.xml
modules=$modules,jdk.crypto.ec,jdk.httpserver,jdk.management,jdk.naming.dns,jdk.unsupported
"${bin}jlink" --add-modules "$modules" \
  --strip-debug --no-header-files --no-man-pages --output "$out"

mkdir "$out/app"
cp "$jar" "$target"/lib/*.jar "$out/app"
# Of what is in native code, that of this machine.
case $(uname -s)-$(uname -m) in
  Linux-x86_64) native=linux-x86_64 ;;
  Linux-aarch64) native=linux-aarch_64 ;;
  Darwin-x86_64) native=osx-x86_64 ;;
  Darwin-arm64) native=osx-aarch_64 ;;
  *) native= ;;
esac
for file in "$out"/app/netty-codec-native-quic-*.jar "$out"/app/netty-transport-native-epoll-*.jar; do
  case $file in
    *-"${native:-none}".jar) ;;
    *) rm -f "$file" ;;
  esac
done
for name in server:ServerMain user:UserMain notice:NoticeMain; do
  program=$out/bin/scp-${name%%:*}
  cat >"$program" <<EOF
#!/bin/sh
home=\$(CDPATH='' cd -- "\$(dirname -- "\$(readlink -f -- "\$0")")/.." && pwd -P)
access=
if grep -q 'JAVA_VERSION="\\(2[2-9]\\|[3-9]\\)' "\$home/release"; then access=--enable-native-access=ALL-UNNAMED; fi
# shellcheck disable=SC2086 # both may be nothing, or several words
exec "\$home/bin/java" \$access \${SCP_JAVA_OPTIONS:-} -cp "\$home/app/*" chat.scp.server.${name##*:} "\$@"
EOF
  chmod +x "$program"
done
echo "$out/bin/scp-server is ready"
