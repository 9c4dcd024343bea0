// Subscribes with npm's graphql-ws or graphql-sse. Reads commands as lines of JSON, {"subscribe": id, "query": …} or
// {"complete": id}, and prints events: "connected", "closed CODE", "next ID JSON", "error ID JSON", "complete ID".
import { createInterface } from "node:readline";
import { createClient as createSocketClient } from "graphql-ws";
import { createClient as createEventClient } from "graphql-sse";
import WebSocket from "ws";

const [transport, url] = process.argv.slice(2);
const say = (...words) => console.log(words.map((word) => (typeof word === "string" ? word : JSON.stringify(word))).join(" "));
const on = {
  connected: () => say("connected"),
  closed: (event) => say("closed", event?.code ?? 0),
};
// Reconnects at once and without a limit, because the test decides when the server is back.
const again = { lazy: true, retryAttempts: Infinity, retryWait: () => new Promise((resolve) => setTimeout(resolve, 50)) };
const client = transport === "ws"
  ? createSocketClient({ url, webSocketImpl: WebSocket, shouldRetry: () => true, on, ...again })
  : createEventClient({ url, ...again });
const running = new Map();

for await (const line of createInterface({ input: process.stdin })) {
  const command = JSON.parse(line);
  if (command.complete) {
    running.get(command.complete)();
    continue;
  }

  const id = command.subscribe;
  running.set(id, client.subscribe({ query: command.query, variables: command.variables }, {
    next: (result) => say("next", id, result),
    error: (error) => say("error", id, Array.isArray(error) ? error : { message: error.message, code: error.code }),
    complete: () => say("complete", id),
  }));
}

await client.dispose();
