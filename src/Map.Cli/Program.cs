System.Console.WriteLine("Map");
