version='0.15.4'
git_hash='unknown'
git_branch='unknown'
installed_ops={'async_io': False, 'fused_adam': True, 'cpu_adam': False}
accelerator_name='cuda'
torch_info={'version': '2.3', 'bf16_support': True, 'cuda_version': '12.1', 'nccl_version': '2.20', 'hip_version': '0.0'}
