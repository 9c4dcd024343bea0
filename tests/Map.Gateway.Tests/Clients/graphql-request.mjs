// Asks with graphql-request, and shows how it reports an error.
import { ClientError, gql, GraphQLClient } from "graphql-request";

const [url] = process.argv.slice(2);
const client = new GraphQLClient(url);
const { places } = await client.request(
  gql`query Places($regions: [String!]) { places(filter: { regions: $regions }, first: 3) { nodes { name } } }`, { regions: ["Kent"] });
console.log(`places: ${places.nodes.length}`);

try {
  await client.request(gql`{ places(filter: { regions: ["Nowhere"] }) { nodes { name } } }`);
} catch (error) {
  if (!(error instanceof ClientError)) throw error;
  const { code, violations } = error.response.errors[0].extensions;
  console.log(`refused: ${code}, ${violations[0].field}`);
}
