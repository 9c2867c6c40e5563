var app = WebApplication.CreateBuilder(args).Build();
app.Run();

public sealed partial class Program;
