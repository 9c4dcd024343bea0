global using GreenDonut;
global using HotChocolate;
global using HotChocolate.Types;
// HotChocolate has one, too, in a namespace that its package puts everywhere.
global using INode = Map.Gateway.GraphQL.Relay.INode;
