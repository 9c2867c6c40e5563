namespace InfoDisclosure.Web.Hosting;

/// <summary>What is published beside the program, wherever the caller stands.</summary>
public static class ProgramFolder
{
    /// <summary>Calendar, catalogue, report shapes, demonstration set.</summary>
    public static string Seeds => Path.Combine(AppContext.BaseDirectory, "seeds");

    /// <summary>The fonts of documents.</summary>
    public static string Fonts => Path.Combine(AppContext.BaseDirectory, "fonts");
}
