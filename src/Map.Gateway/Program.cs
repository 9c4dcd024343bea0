System.Console.WriteLine("Map.Gateway");
