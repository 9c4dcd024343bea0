// Asks with urql's client: by POST, as docs/api.md sets it up, and shows what it is told as it is installed, when it asks by GET.
import { Client, cacheExchange, fetchExchange, gql } from "@urql/core";

const [url] = process.argv.slice(2);
const query = gql`
  query Places($after: String) {
    places(filter: { regions: ["GB"] }, first: 3, after: $after) { nodes { id name } pageInfo { endCursor } }
  }
`;
const exchanges = [cacheExchange, fetchExchange];

const methods = [];
const counted = (address, options) => {
  methods.push(options?.method ?? "GET");
  return fetch(address, options);
};
const client = new Client({ url, exchanges, preferGetMethod: false, fetch: counted });
const first = await client.query(query, {}).toPromise();
const next = await client.query(query, { after: first.data.places.pageInfo.endCursor }).toPromise();
const ids = [...first.data.places.nodes, ...next.data.places.nodes].map((place) => place.id);
console.log(`pages: ${new Set(ids).size} places by ${methods.join(", ")}`);

const installed = await new Client({ url, exchanges }).query(query, {}).toPromise();
console.log(`as installed: ${installed.error?.graphQLErrors[0]?.message}`);

const headed = await new Client({ url, exchanges, preferGetMethod: true, fetchOptions: { headers: { "GraphQL-Preflight": "1" } } }).query(query, {}).toPromise();
console.log(`by GET with the header: ${headed.data?.places.nodes.length} places`);
