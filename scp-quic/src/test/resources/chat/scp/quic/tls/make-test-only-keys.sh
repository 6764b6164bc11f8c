#!/bin/sh
# Makes the files beside it anew. They are for tests only: everybody has their private keys.
set -eu
cd "$(dirname "$0")"
rm -f ./*.pem ./*.p12
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT
# Of openssl's commands only `ca` takes dates, which keep tests apart from the day on which this ran.
cat > "$work/config" << END
[ca]
default_ca = test_only
[test_only]
database = $work/database
new_certs_dir = $work
rand_serial = yes
default_md = sha256
policy = any
unique_subject = no
[any]
organizationName = optional
commonName = optional
END
: > "$work/database"

key() { # name, options of genpkey
    name=$1
    shift
    openssl genpkey "$@" -out "$name-key.pem"
}
certify() { # certificate, key, extensions, then: the issuer or nothing, and the last year or nothing
    printf '%b' "$3" > "$work/extensions"
    openssl req -new -key "$2-key.pem" -subj "/O=SCP test only/CN=$1" -out "$work/request"
    if [ "${4:-}" ]; then issuer="-cert $4.pem -keyfile $4-key.pem"; else issuer="-selfsign -keyfile $2-key.pem"; fi
    # shellcheck disable=SC2086
    openssl ca -batch -notext -config "$work/config" $issuer -in "$work/request" -extfile "$work/extensions" \
        -startdate 20200101000000Z -enddate "${5:-2120}0101000000Z" -out "$1.pem"
}

# Keys in each of their forms.
key rsa -algorithm RSA -pkeyopt rsa_keygen_bits:2048
key rsa1024 -algorithm RSA -pkeyopt rsa_keygen_bits:1024
key p256 -algorithm EC -pkeyopt ec_paramgen_curve:P-256
key p384 -algorithm EC -pkeyopt ec_paramgen_curve:P-384
key p521 -algorithm EC -pkeyopt ec_paramgen_curve:P-521
for name in rsa rsa1024 p256 p384 p521; do
    certify $name $name "subjectAltName=DNS:$name.test\n"
done
key ed25519 -algorithm ED25519
openssl rsa -traditional -in rsa-key.pem -out rsa-pkcs1-key.pem
openssl rsa -traditional -aes128 -passout pass:test-only -in rsa-key.pem -out rsa-pkcs1-encrypted-key.pem
openssl pkcs8 -topk8 -in rsa-key.pem -passout pass:test-only -out rsa-pkcs8-encrypted-key.pem
openssl ec -in p256-key.pem -out p256-sec1-key.pem
openssl ec -in p384-key.pem -out p384-sec1-key.pem
{ openssl ecparam -name prime256v1; cat p256-sec1-key.pem; } > p256-sec1-with-parameters-key.pem
openssl ec -in p256-key.pem -param_enc explicit -out p256-explicit-key.pem

# What clients refuse.
certify common-name-only p256 "basicConstraints=CA:false\n"
certify common-name-and-address p256 "subjectAltName=IP:192.0.2.1\n"
certify expired p256 "subjectAltName=DNS:chat.test\n" "" 2021

# A root, an intermediate authority, and a server of it.
key root -algorithm RSA -pkeyopt rsa_keygen_bits:2048
certify root root "basicConstraints=critical,CA:true\nkeyUsage=critical,keyCertSign\n"
key intermediate -algorithm EC -pkeyopt ec_paramgen_curve:P-384
certify intermediate intermediate "basicConstraints=critical,CA:true\nkeyUsage=critical,keyCertSign\n" root
key server -algorithm EC -pkeyopt ec_paramgen_curve:P-256
certify server server "extendedKeyUsage=serverAuth
subjectAltName=DNS:chat.test,DNS:*.wild.test,IP:192.0.2.1,IP:2001:db8::1\n" intermediate
certify expired-of-root server "subjectAltName=DNS:chat.test\n" root 2021
cat root.pem p384.pem server.pem intermediate.pem > shuffled.pem

openssl pkcs12 -export -inkey server-key.pem -in server.pem -certfile intermediate.pem -name server \
    -passout pass:test-only -out server.p12
openssl pkcs12 -export -nokeys -in server.pem -passout pass:test-only -out certificate-only.p12
rm root-key.pem intermediate-key.pem
