import { graphql } from "react-relay";

graphql`
  query PlacesQuery($filter: PlaceFilter!) {
    ...Places_list @arguments(filter: $filter, count: 3)
  }
`;

graphql`
  fragment Places_list on Query
  @argumentDefinitions(filter: { type: "PlaceFilter" }, count: { type: "Int", defaultValue: 20 }, cursor: { type: "String" })
  @refetchable(queryName: "PlacesPageQuery") {
    places(filter: $filter, first: $count, after: $cursor) @connection(key: "Places_places") {
      edges {
        node {
          id
          ...Places_pin
        }
      }
    }
  }
`;

graphql`
  fragment Places_pin on Place @refetchable(queryName: "PlacesPinQuery") {
    name
    position { latitude longitude }
    ... on DetentionCentre { capacity { people } }
  }
`;
