System.Console.WriteLine("Map.Places");
