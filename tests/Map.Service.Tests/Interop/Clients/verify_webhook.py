"""Verifies a delivery, one line of JSON on its input, with nothing but the standard library: the example of docs/feeds.md."""
import base64
import hashlib
import hmac
import json
import sys
import time


def verify(secret, headers, body):
    if abs(time.time() - int(headers["webhook-timestamp"])) > 300:
        return False
    key = base64.b64decode(secret.removeprefix("whsec_"))
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    expected = base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
    return any(hmac.compare_digest("v1," + expected, one) for one in headers["webhook-signature"].split())


told = json.loads(sys.stdin.readline())
headers = {"webhook-id": told["Id"], "webhook-timestamp": told["Timestamp"], "webhook-signature": told["Signature"]}
body = told["Body"].encode()
assert verify(told["Secret"], headers, body)
changed_body = "taken" if verify(told["Secret"], headers, body + b" ") else "refused"
changed_id = "taken" if verify(told["Secret"], {**headers, "webhook-id": "msg_other"}, body) else "refused"
print(f"verified {json.loads(body)['type']}; changed body {changed_body}; changed id {changed_id}")
