using Diagnoser.Core.Facts;

namespace Diagnoser.Core.Tests.Facts;

public sealed class PackageVersionTests
{
    [Fact]
    public void Versions_are_ordered_as_PEP_440_orders_them()
    {
        // The order of https://peps.python.org/pep-0440/#summary-of-permitted-suffixes-and-relative-ordering with versions of real packages.
        string[] ordered =
        [
            "0.9", "1.0.dev456", "1.0a1", "1.0a2.dev456", "1.0b2", "1.0rc1", "1.0", "1.0.post456.dev34", "1.0.post456", "1.1.dev1",
            "2.1.2+cu118", "2.7.0a0+git1341794", "2.7.0", "2.10.0", "535.54.03", "535.183.06", "1!0.1",
        ];

        PackageVersion[] versions = [.. ordered.Select(Parse)];

        versions.OrderBy(version => version).Select(version => version.Text).ShouldBe(ordered);
    }

    [Theory]
    [InlineData("2.1.2+cu118 (True)", "2.1.2+cu118")]
    [InlineData("v0.4.3.post1", "v0.4.3.post1")]
    [InlineData("12.4,", "12.4")]
    [InlineData("3.10.12 [GCC 11.4.0]", "3.10.12")]
    public void What_follows_a_version_is_left_alone(string text, string version) => Parse(text).Text.ShouldBe(version);

    [Theory]
    [InlineData("")]
    [InlineData("main")]
    [InlineData("+cu118")]
    [InlineData(null)]
    public void Text_without_a_version_is_refused(string? text) => PackageVersion.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void Trailing_zeros_do_not_matter()
    {
        Parse("2.1").Equals(Parse("2.1.0")).ShouldBeTrue();
        Parse("2.1").GetHashCode().ShouldBe(Parse("2.1.0").GetHashCode());
    }

    private static PackageVersion Parse(string text)
    {
        PackageVersion.TryParse(text, out PackageVersion? version).ShouldBeTrue(text);
        return version!;
    }
}
