using Diagnoser.Collectors.Python;
using FsCheck.Xunit;

namespace Diagnoser.Collectors.Tests.Python;

public sealed class RequirementTests
{
    private static readonly Dictionary<string, string> Linux = new()
    {
        ["python_version"] = "3.10", ["sys_platform"] = "linux", ["platform_machine"] = "x86_64", ["platform_system"] = "Linux", ["extra"] = "", ["os_name"] = "posix",
    };

    [Theory]
    [InlineData("torch==2.4.0", "2.4.0+cu121", true)]
    [InlineData("torch==2.4.0", "2.4.1", false)]
    [InlineData("torch==2.4.0+cu118", "2.4.0+cu121", false)]
    [InlineData("torch==2.4.*", "2.4.1", true)]
    [InlineData("tokenizers<0.21,>=0.20", "0.20.3", true)]
    [InlineData("tokenizers<0.21,>=0.20", "0.21.0", false)]
    [InlineData("numpy<2.0", "2.0.0rc1", false)]
    [InlineData("numpy (<2.0,>=1.17)", "1.26.4", true)]
    [InlineData("regex!=2019.12.17", "2024.11.6", true)]
    [InlineData("ray[default]~=2.9.1", "2.9.3", true)]
    [InlineData("ray~=2.9.1", "2.10.0", false)]
    [InlineData("x>1.0", "1.0.post1", false)]
    [InlineData("x @ https://example.org/x.whl", "1.0", true)]
    public void Versions_are_allowed_as_PEP_440_says(string requirement, string version, bool allowed) =>
        Requirement.Parse(requirement)!.Allows(version).ShouldBe(allowed);

    [Theory]
    [InlineData("", true)]
    [InlineData("python_version < \"3.11\"", true)]
    [InlineData("python_version >= '3.11'", false)]
    [InlineData("platform_system == \"Linux\" and platform_machine == \"x86_64\"", true)]
    [InlineData("sys_platform == 'win32' or (sys_platform == 'linux' and python_version > '3.8')", true)]
    [InlineData("extra == \"dev\"", false)]
    [InlineData("\"linux\" in sys_platform", true)]
    [InlineData("platform_machine not in \"aarch64 arm64\"", true)]
    [InlineData("no_such_variable == '1'", false)]
    [InlineData("python_version <", false)]
    [InlineData("(python_version > '3'", false)]
    public void Markers_hold_as_PEP_508_says_and_what_cannot_be_read_does_not(string marker, bool holds) =>
        Marker.Holds(marker, Linux).ShouldBe(holds);

    [Fact]
    public void A_marker_of_a_million_parentheses_ends() =>
        Marker.Holds(new string('(', 1_000_000), Linux).ShouldBeFalse();

    [Property]
    public void Any_text_is_legal_input(string? text)
    {
        Requirement? requirement = Requirement.Parse(text ?? "");
        requirement?.Allows("1.0");
        Marker.Holds(text ?? "", Linux).ShouldBe(Marker.Holds(text ?? "", Linux));
    }
}
