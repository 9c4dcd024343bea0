global using Map.Contract;
// The package of HotChocolate puts its namespace everywhere, and that has a Path as well.
global using Path = System.IO.Path;
