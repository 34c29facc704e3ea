using System.Globalization;
using Diagnoser.Core.Logs;

namespace Diagnoser.Core.Tests.Logs;

/// <summary>Every form in forms.txt is read as the incident that stands beside it.</summary>
public sealed class FormTests
{
    public static TheoryData<string> Names => [.. Form.All.Select(form => form.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_form_is_read_as_its_incident(string name)
    {
        Form form = Form.All.Single(candidate => candidate.Name == name);

        Incident? primary = Reading.Of(form.Text).Primary;

        form.ShouldBeReadAs(primary);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Windows_line_ends_make_no_difference(string name)
    {
        Form form = Form.All.Single(candidate => candidate.Name == name);

        form.ShouldBeReadAs(Reading.Of(form.Text.Replace("\n", "\r\n", StringComparison.Ordinal)).Primary);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_harmless_log_before_it_makes_no_difference(string name)
    {
        Form form = Form.All.Single(candidate => candidate.Name == name);
        string log = string.Concat(Enumerable.Range(0, 50).Select(index => string.Create(CultureInfo.InvariantCulture, $"INFO 05-10 20:17:{index:00} worker.py:12] step {index} of 50\n")));

        form.ShouldBeReadAs(Reading.Of(log + form.Text).Primary);
    }
}
