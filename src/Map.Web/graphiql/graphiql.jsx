import { createGraphiQLFetcher } from "@graphiql/toolkit";
import { GraphiQL } from "graphiql";
import "graphiql/style.css";
import { createRoot } from "react-dom/client";
import { examples } from "./examples.js";
import "./page.css";

globalThis.MonacoEnvironment = {
  getWorker: (_, label) => new Worker(WORKERS[label] ?? WORKERS.editor, { type: "module" }),
};

const url = new URL("/graphql", location.href);
const fetcher = createGraphiQLFetcher({
  url: url.href,
  subscriptionUrl: url.href.replace(/^http/, "ws"),
});

// What is typed here may reveal where a person is: it is deleted when the tab is closed, and keys do not even survive a reload.
createRoot(document.getElementById("graphiql")).render(
  <GraphiQL fetcher={fetcher} storage={sessionStorage} defaultTabs={examples} shouldPersistHeaders={false} />,
);
