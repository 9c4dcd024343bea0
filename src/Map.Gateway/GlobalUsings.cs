global using GreenDonut;
global using HotChocolate;
global using HotChocolate.Types;
