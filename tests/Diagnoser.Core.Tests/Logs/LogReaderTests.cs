using Diagnoser.Core.Logs;

namespace Diagnoser.Core.Tests.Logs;

public sealed class LogReaderTests
{
    [Fact]
    public void An_empty_text_tells_of_nothing()
    {
        LogReading reading = Reading.Of("");

        reading.Lines.ShouldBe(0);
        reading.Incidents.ShouldBeEmpty();
        reading.Title.ShouldBeNull();
    }

    [Fact]
    public void A_traceback_gives_exception_message_and_frames()
    {
        LogReading reading = Reading.Of(
            """
            $ python serve.py
            Traceback (most recent call last):
              File "/home/u/serve.py", line 12, in <module>
                model = AutoModelForCausalLM.from_pretrained("x")
              File "/opt/conda/lib/python3.10/site-packages/transformers/modeling_utils.py", line 3850, in from_pretrained
                ) = cls._load_pretrained_model(
                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^
            torch.cuda.OutOfMemoryError: CUDA out of memory. Tried to allocate 86.00 MiB.
            """);

        Incident incident = reading.Primary.ShouldNotBeNull();
        incident.Kind.ShouldBe(IncidentKind.PythonException);
        incident.Exception.ShouldBe("OutOfMemoryError");
        incident.QualifiedException.ShouldBe("torch.cuda.OutOfMemoryError");
        incident.Message.ShouldBe("CUDA out of memory. Tried to allocate 86.00 MiB.");
        incident.Frames.ShouldBe(
        [
            new StackFrame("/home/u/serve.py", 12, "<module>", null, "model = AutoModelForCausalLM.from_pretrained(\"x\")"),
            new StackFrame("/opt/conda/lib/python3.10/site-packages/transformers/modeling_utils.py", 3850, "from_pretrained", "transformers", ") = cls._load_pretrained_model("),
        ]);
        reading.IncidentCount.ShouldBe(1);
    }

    [Fact]
    public void The_launchers_echo_is_never_primary()
    {
        LogReading reading = Reading.Of(
            """
            Traceback (most recent call last):
              File "train.py", line 3, in <module>
                main()
            ValueError: bad value
            [2024-05-10 20:17:12,345] torch.distributed.elastic.multiprocessing.api: [ERROR] failed (exitcode: 1) local_rank: 0 (pid: 1234) of binary: /usr/bin/python
            Traceback (most recent call last):
              File "/usr/bin/torchrun", line 8, in <module>
                sys.exit(main())
            torch.distributed.elastic.multiprocessing.errors.ChildFailedError: 
            """);

        reading.Primary!.Exception.ShouldBe("ValueError");
        reading.Incidents.ShouldContain(incident => incident.Exception == "ChildFailedError");
    }

    [Fact]
    public void A_complaint_is_primary_only_where_no_software_reports_a_failure()
    {
        Reading.Of("My model keeps repeating the same sentence. No crash, no error.").Primary!.Complaint.ShouldBe("repetition");
        Reading.Of("My model keeps repeating the same sentence.\n\nRuntimeError: probability tensor contains either `inf`, `nan` or element < 0\n").Primary!.Exception.ShouldBe("RuntimeError");
    }

    [Fact]
    public void What_a_person_adds_behind_a_message_in_Chinese_is_not_part_of_it()
    {
        LogReading reading = Reading.Of("AttributeError: module 'remote.code' has no attribute 'Tokenizer'\n别的模型我也试过了，都是同样的问题。\n");

        reading.Primary!.Message.ShouldBe("module 'remote.code' has no attribute 'Tokenizer'");
    }

    [Fact]
    public void A_templates_heading_voices_no_complaint()
    {
        Reading.Of("### 重复问题\n\n- [x] I have searched the existing issues\n\n### 错误描述\n").Complaints.ShouldBeEmpty();
    }
}
