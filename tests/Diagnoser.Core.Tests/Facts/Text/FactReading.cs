using System.Reflection;
using Diagnoser.Core.Facts;
using Diagnoser.Core.Facts.Text;
using Diagnoser.Core.Logs;

namespace Diagnoser.Core.Tests.Facts.Text;

/// <summary>Reads the facts of a text line by line, without the cleaning that the log reader does.</summary>
internal static class FactReading
{
    public static string RepositoryRoot { get; } = typeof(FactReading).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    public static ModelFamilyTable Families { get; } = ReadFamilies();

    public static FactSet Of(string text, LineRole role = LineRole.Output)
    {
        TextFactReader reader = new(Families);
        long number = 0;
        foreach (ReadOnlySpan<char> line in text.AsSpan().EnumerateLines())
        {
            number++;
            reader.Observe(new LogLine { Number = number, Text = line, Original = line, Role = role });
        }

        return reader.Complete();
    }

    private static ModelFamilyTable ReadFamilies()
    {
        string path = Path.Combine(RepositoryRoot, "rules", "knowledge", "model-families.yaml");
        using StreamReader text = File.OpenText(path);
        return ModelFamilyTable.Read(path, text);
    }
}
