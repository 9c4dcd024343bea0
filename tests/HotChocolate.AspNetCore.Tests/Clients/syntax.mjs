// Parses each line of a file (a JSON string) with graphql-js and prints the error as JSON; null if there is none.
import { readFileSync } from "node:fs";
import { GraphQLError, parse } from "graphql";

const [file] = process.argv.slice(2);
for (const line of readFileSync(file, "utf8").trimEnd().split("\n")) {
  try {
    parse(JSON.parse(line));
    console.log("null");
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    console.log(JSON.stringify({ message: error.message, line: error.locations[0].line, column: error.locations[0].column }));
  }
}
