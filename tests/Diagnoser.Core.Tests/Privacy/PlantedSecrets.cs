using System.Reflection;
using System.Text;

namespace Diagnoser.Core.Tests.Privacy;

/// <summary>Reads planted-secrets.txt.</summary>
internal static class PlantedSecrets
{
    public static readonly string Root = typeof(PlantedSecrets).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    public static readonly IReadOnlyList<PlantedContext> Contexts = Read();

    public static string Folder => Path.Combine(Root, "tests", "Diagnoser.Core.Tests", "Privacy");

    private static List<PlantedContext> Read()
    {
        List<PlantedContext> contexts = [];
        string[] blocks = File.ReadAllText(Path.Combine(Folder, "planted-secrets.txt")).Split("\n=== ")[1..];
        foreach (string block in blocks)
        {
            int newline = block.IndexOf('\n', StringComparison.Ordinal);
            string marked = block[(newline + 1)..].Replace("¦", "", StringComparison.Ordinal).Replace('␛', '\e');
            StringBuilder text = new();
            List<string> secrets = [];
            int position = 0;
            while (true)
            {
                int open = marked.IndexOf('⟦', position);
                if (open < 0)
                {
                    break;
                }

                int close = marked.IndexOf('⟧', open);
                string secret = marked[(open + 1)..close];
                text.Append(marked, position, open - position).Append(secret);
                secrets.Add(secret);
                position = close + 1;
            }

            text.Append(marked, position, marked.Length - position);
            contexts.Add(new PlantedContext(block[..newline], text.ToString(), secrets));
        }

        return contexts;
    }
}
