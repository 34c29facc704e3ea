using Diagnoser.Core.Facts;
using Diagnoser.Core.Logs;

namespace Diagnoser.Core.Tests.Facts.Text;

public sealed class GpuWordingTests
{
    [Theory]
    [InlineData("I have a rtx 1060 with 6GB", "GTX 1060")]
    [InlineData("RTX1650", "GTX 1650")]
    [InlineData("GTX 3060", "RTX 3060")]
    [InlineData("GTX 980M", "GTX 980M")]
    [InlineData("GTX Titan X", "GTX TITAN X")]
    [InlineData("RTX 4060 移动版", "RTX 4060 Laptop")]
    [InlineData("RTX 4080 mobile", "RTX 4080 Laptop")]
    [InlineData("Quadro RTX 6000", "Quadro RTX 6000")]
    [InlineData("Quadro P2000", "Quadro P2000")]
    [InlineData("GPU: Quadro K2200", "Quadro K2200")]
    [InlineData("RX6750 GRE", "Radeon RX 6750 GRE")]
    [InlineData("Radeon VII", "Radeon VII")]
    [InlineData("AMD Radeon 780M", "Radeon 780M")]
    [InlineData("Radeon PRO W7900", "Radeon PRO W7900")]
    [InlineData("RX Vega 64", "Radeon RX Vega 64")]
    [InlineData("MI355X", "MI355X")]
    [InlineData("RTX A2000", "RTX A2000")]
    [InlineData("RTX 6000 Ada", "RTX 6000 Ada")]
    public void A_card_has_the_name_that_its_maker_gave_it(string text, string name) => FactReading.Of(text, LineRole.Prose).ValueOf("gpu.name").ShouldBe(name);

    [Theory]
    [InlineData("MI355X")]
    [InlineData("RX 580")]
    [InlineData("Vega 56")]
    [InlineData("Radeon PRO W7800")]
    public void Cards_of_AMD_are_of_AMD(string text) => FactReading.Of(text, LineRole.Prose).ValueOf("gpu.vendor").ShouldBe("amd");

    [Theory]
    [InlineData("CPU: AMD Radeon RX 580", null, "Radeon RX 580")]
    [InlineData("CPU: AMD Radeon, it is slow", null, "Radeon")]
    [InlineData("Processor: NVIDIA GeForce GTX 1060 6GB", null, "GTX 1060")]
    [InlineData("CPU: Intel Arc A770", null, "Arc A770")]
    [InlineData("CPU: AMD Ryzen 7 7840U w/ Radeon 780M Graphics", "AMD Ryzen 7 7840U w/ Radeon 780M Graphics", "Radeon 780M")]
    [InlineData("CPU: Intel(R) Core(TM) i7-9700K", "Intel(R) Core(TM) i7-9700K", null)]
    public void A_graphics_card_is_no_processor(string text, string? processor, string? card)
    {
        FactSet facts = FactReading.Of(text);

        facts.ValueOf("cpu.name").ShouldBe(processor);
        facts.ValueOf("gpu.name").ShouldBe(card);
    }
}
