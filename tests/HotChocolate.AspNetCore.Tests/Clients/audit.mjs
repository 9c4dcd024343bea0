// Runs graphql-http's audits on a server and prints a line for each: its id, ok or the reason, its name.
import { serverAudits } from "graphql-http";

const [url] = process.argv.slice(2);
for (const audit of serverAudits({ url, fetchFn: fetch })) {
  const result = await audit.fn();
  console.log([audit.id, result.status === "ok" ? "ok" : result.reason, audit.name].join("\t"));
}
