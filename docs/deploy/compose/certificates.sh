#!/bin/sh
# Gets a certificate for $DOMAIN, looks twice a day whether it has to be renewed, and gives each new one to the gateway. Ends when that fails: its container
# starts again, after ten minutes, because the authority refuses those who ask too often.
set -eu
if [ "${1:-}" = deliver ]; then
    # Called by certbot after each new certificate. Whoever reads one file between the two renames has a pair that does not fit; the gateway then keeps the last one.
    for file in fullchain.pem privkey.pem; do
        # In this order: root has no powers here, and may neither change nor replace a file of another user.
        rm -f "/certificates/$file.new"
        cp "$RENEWED_LINEAGE/$file" "/certificates/$file.new"
        chmod 400 "/certificates/$file.new"
        # The user of the gateway's image.
        chown 1654 "/certificates/$file.new"
    done
    mv /certificates/fullchain.pem.new /certificates/fullchain.pem
    mv /certificates/privkey.pem.new /certificates/privkey.pem
    exit
fi
trap 'exit 143' TERM INT
while :; do
    certbot certonly --standalone --non-interactive --agree-tos --email "$CONTACT" --domain "$DOMAIN" --keep-until-expiring --deploy-hook "sh $0 deliver" \
        || { sleep 600 & wait; exit 1; }
    sleep 43200 &
    wait
done
