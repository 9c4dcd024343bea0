// Pages through the places with Apollo Client: relayStylePagination, interfaces in the cache, and a link that asks by hash first.
import { createHash } from "node:crypto";
import { ApolloClient, ApolloLink, gql, HttpLink, InMemoryCache } from "@apollo/client";
import { PersistedQueryLink } from "@apollo/client/link/persisted-queries";
import { relayStylePagination } from "@apollo/client/utilities";
import { filter, firstValueFrom } from "rxjs";

const [uri] = process.argv.slice(2);
const requests = [];
const counted = (address, options) => {
  requests.push(options.method);
  return fetch(address, options);
};

const { data: { __schema } } = await (await fetch(uri, {
  method: "POST",
  headers: { "content-type": "application/json" },
  body: JSON.stringify({ query: "{ __schema { types { name kind possibleTypes { name } } } }" }),
})).json();
const possibleTypes = Object.fromEntries(
  __schema.types.filter((type) => type.possibleTypes).map((type) => [type.name, type.possibleTypes.map((one) => one.name)]),
);

const client = (link) => new ApolloClient({
  link,
  cache: new InMemoryCache({
    possibleTypes,
    typePolicies: { Query: { fields: { places: relayStylePagination(["filter", "orderBy"]) } } },
  }),
});

const query = gql`
  query Places($after: String) {
    places(filter: { regions: ["GB"] }, first: 3, after: $after) {
      edges {
        cursor
        node {
          id
          ...Pin
          ... on DetentionCentre { capacity { people } }
        }
      }
      pageInfo { hasNextPage endCursor hasPreviousPage startCursor }
    }
  }

  fragment Pin on Place {
    name
    position { latitude longitude }
  }
`;

const apollo = client(new HttpLink({ uri, fetch: counted }));
const places = apollo.watchQuery({ query });
const seen = places.subscribe();
const first = (await firstValueFrom(places.pipe(filter((result) => !result.loading)))).data.places;
await places.fetchMore({ variables: { after: first.pageInfo.endCursor } });
const both = apollo.cache.readQuery({ query }).places;
seen.unsubscribe();
console.log(`pages: ${first.edges.length} and then ${both.edges.length}, ${new Set(both.edges.map((edge) => edge.node.id)).size} of them different`);
console.log(`names: ${both.edges.every((edge) => edge.node.name)}`);

const before = requests.length;
await apollo.query({ query });
console.log(`asked again for what the cache has: ${requests.length - before}`);

// A question without a variable stays the same; only then is a hash worth asking by.
const hashes = client(ApolloLink.from([
  new PersistedQueryLink({ sha256: (text) => createHash("sha256").update(text).digest("hex"), useGETForHashedQueries: true }),
  new HttpLink({ uri, fetch: counted }),
]));
const start = requests.length;
const byHash = await hashes.query({ query });
console.log(`by hash: ${requests.slice(start).join(" then ")}, ${byHash.data.places.edges.length} places`);
