namespace Diagnoser.Core.Facts.Knowledge;

/// <summary>Adds to the facts what follows from them by the tables of rules/knowledge.</summary>
public static class FactDeriver
{
    /// <summary>A chain of conclusions (GPU name, capability, minimum toolkit) is no longer than this.</summary>
    private const int MostPasses = 4;

    /// <summary>
    /// Adds the facts that follow, by the tables and by arithmetic on memory. A fact that is stated already is never contradicted: what a table gives
    /// under its key is left out.
    /// </summary>
    /// <param name="facts">What is known; receives the conclusions.</param>
    /// <param name="tables">The tables.</param>
    public static void Derive(FactSet facts, IReadOnlyList<KnowledgeTable> tables)
    {
        FollowTables(facts, tables);
        WeightReckoning.Derive(facts);
    }

    private static void FollowTables(FactSet facts, IReadOnlyList<KnowledgeTable> tables)
    {
        HashSet<KnowledgeTable> done = [];
        for (int pass = 0; pass < MostPasses; pass++)
        {
            bool added = false;
            foreach (KnowledgeTable table in tables)
            {
                if (done.Contains(table) || table.Find(facts) is not { } row)
                {
                    continue;
                }

                done.Add(table);
                foreach ((string key, string column) in table.Gives)
                {
                    if (row.TryGetValue(column, out string? value) && facts.Of(key).Count == 0)
                    {
                        added |= facts.Add(key, value, FactSource.FromKnowledge(table.FileName));
                    }
                }
            }

            if (!added)
            {
                return;
            }
        }
    }
}
