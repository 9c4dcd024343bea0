// HotChocolate's package puts its namespace everywhere, and that has a Path as well.
global using Path = System.IO.Path;
