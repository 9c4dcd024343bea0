/** What the page shows to somebody who opens it for the first time. */
export const examples = [
  {
    query: `# What is near Calais, and who runs it?
# Click the triangle, or press Ctrl+Enter.
query Near {
  placesNear(
    position: {latitude: 50.9513, longitude: 1.8587}
    withinKm: 30
  ) {
    edges {
      distanceKm
      node {
        kind
        name
        involvements(roles: [OPERATES]) {
          organisation { name }
        }
      }
    }
  }
}
`,
  },
  {
    query: `# What does a company run, since when,
# and according to which source?
query WhoRunsWhat {
  organisations(text: "Mitie") {
    nodes {
      name
      involvements(roles: [OPERATES]) {
        nodes {
          from
          to
          place { name }
          source { citation }
        }
      }
    }
  }
}
`,
  },
  {
    query: `# The map of another day.
query OfThatDay {
  places(
    filter: {
      openOn: "2010-06-01"
      kinds: [DETENTION_CENTRE]
      regions: ["GB"]
    }
  ) {
    totalCount
    nodes { name openedOn closedOn }
  }
}
`,
  },
];
