using Diagnoser.Collectors.Runtimes;
using Diagnoser.Collectors.Tests.Support;
using Diagnoser.Core.Facts;

namespace Diagnoser.Collectors.Tests.Runtimes;

public sealed class RuntimeCollectorTests
{
    [Fact]
    public async Task A_server_that_runs_is_told_with_its_flags_and_port_and_without_its_key()
    {
        FactSet facts = await new FakeMachine()
            .File("/proc/17/cmdline", "/usr/bin/python3\0/usr/local/bin/vllm\0serve\0Qwen/Qwen2.5-7B\0--api-key\0topsecret\0--port=9000\0")
            .File("/proc/18/cmdline", "/usr/bin/python3\0-m\0vllm.entrypoints.openai.api_server\0--model\0x\0")
            .File("/proc/19/cmdline", "grep\0vllm.entrypoints\0")
            .CollectAsync(new RuntimeCollector());

        facts.Values("runtime.running").ShouldBe(
            ["/usr/bin/python3 /usr/local/bin/vllm serve Qwen/Qwen2.5-7B --api-key *** --port=9000", "/usr/bin/python3 -m vllm.entrypoints.openai.api_server --model x"]);
        facts.Values("runtime.port").ShouldBe(["vllm 9000", "vllm 8000"]);
    }

    [Fact]
    public async Task The_models_in_the_store_of_Ollama_are_listed_with_its_version()
    {
        FactSet facts = await new FakeMachine()
            .File("/home/user/.ollama/models/manifests/registry.ollama.ai/library/llama3/8b", "{}")
            .File("/home/user/.ollama/models/manifests/registry.ollama.ai/someone/tuned/latest", "{}")
            .File("/home/user/.ollama/logs/server.log", "msg=\"Listening on 127.0.0.1:11434 (version 0.5.7)\"\n")
            .CollectAsync(new RuntimeCollector());

        facts.Values("ollama.models").ShouldBe(["llama3:8b", "someone/tuned:latest"]);
        facts.ValueOf("ollama.version").ShouldBe("0.5.7");
    }

    [Fact]
    public async Task Docker_is_asked_only_where_its_socket_is()
    {
        FakeMachine machine = new FakeMachine()
            .Tool("docker --version", "Docker version 27.3.1, build ce12230\n")
            .Tool("docker ps --format {{.Image}}\t{{.Ports}}\t{{.Names}}", "vllm/vllm-openai:v0.6.3\t0.0.0.0:8000->8000/tcp\tserver\npostgres:16\t5432/tcp\tdb\n");

        (await machine.CollectAsync(new RuntimeCollector())).All.ShouldBeEmpty();
        FactSet facts = await machine.File("/var/run/docker.sock", "").CollectAsync(new RuntimeCollector());

        facts.Values("docker.running").ShouldBe(["vllm/vllm-openai:v0.6.3, 0.0.0.0:8000->8000/tcp, server"]);
        facts.Values("runtime.list").ShouldBe(["Docker version 27.3.1, build ce12230"]);
    }
}
