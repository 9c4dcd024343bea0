-- Acts are only read by their ids: what a key did, and what came of a suggestion, is in revisions and suggestions.
DROP INDEX act_by_key;
DROP INDEX act_by_suggestion;
