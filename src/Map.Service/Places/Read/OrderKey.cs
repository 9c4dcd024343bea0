namespace Map.Service.Places.Read;

/// <summary>Where a place stands in an order that is not by columns of the place alone.</summary>
/// <param name="Rank">In the order by relevance: the rank of its match.</param>
/// <param name="Nearness">In the order by nearness.</param>
readonly record struct OrderKey(int Rank = 0, Nearness? Nearness = null);
