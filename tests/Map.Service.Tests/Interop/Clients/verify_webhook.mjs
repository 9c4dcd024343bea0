// Verifies a delivery, one line of JSON on its input, by the library of Standard Webhooks.
import { Webhook } from "standardwebhooks";

process.stdin.setEncoding("utf8");
const told = JSON.parse((await new Promise((done) => process.stdin.once("data", done))).toString());
const headers = { "webhook-id": told.Id, "webhook-timestamp": told.Timestamp, "webhook-signature": told.Signature };
const webhook = new Webhook(told.Secret);
const refused = (body, changed) => {
  try {
    webhook.verify(body, changed);
    return "taken";
  } catch {
    return "refused";
  }
};
const said = webhook.verify(told.Body, headers);
console.log(`verified ${said.type}; changed body ${refused(told.Body + " ", headers)}; changed id ${refused(told.Body, { ...headers, "webhook-id": "msg_other" })}`);
process.exit(0);
