global using GreenDonut;
global using HotChocolate;
global using HotChocolate.Execution.Configuration;
global using HotChocolate.Types;
global using Map.Contract;
global using Map.Gateway.Http.Errors;
global using Map.Gateway.Http.Limits.Costs;
// HotChocolate has an INode, too, in a namespace that its package imports everywhere.
global using INode = Map.Gateway.GraphQL.Relay.INode;
