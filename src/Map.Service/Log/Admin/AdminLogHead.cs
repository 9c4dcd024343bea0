namespace Map.Service.Log.Admin;

/// <summary>The last row of the log of admins. Written down elsewhere, it proves later that nothing before it was changed.</summary>
/// <param name="Number">Its number; 0 when the log is empty.</param>
/// <param name="Hash">Its hash, 64 hexadecimal digits.</param>
public sealed record AdminLogHead(long Number, string Hash);
