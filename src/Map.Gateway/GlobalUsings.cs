global using GreenDonut;
global using HotChocolate;
global using HotChocolate.Types;
// HotChocolate has an INode, too, in a namespace that its package imports everywhere.
global using INode = Map.Gateway.GraphQL.Relay.INode;
