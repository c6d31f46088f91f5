@echo off
rem Starts the plugin with the runtime that lies beside it, whatever Java the machine has.
setlocal
set "HOME_DIR=%~dp0"
rem What these hold is meant for other JVMs, and some of it would print to stdout before the port.
set JAVA_TOOL_OPTIONS=
set JDK_JAVA_OPTIONS=
set _JAVA_OPTIONS=
set JDK_AOT_VM_OPTIONS=
set CLASSPATH=
rem The JVM's own messages go to stderr: the engine takes the first line of stdout for the port.
"%HOME_DIR%runtime\bin\java.exe" ^
  -Xlog:disable -Xlog:all=error:stderr -XX:+DisplayVMOutputToStderr ^
  "-XX:AOTCache=%HOME_DIR%lib\lightsail.aot" ^
  -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:+UseCompactObjectHeaders ^
  -Xss512k -Xmx512m -XX:+ExitOnOutOfMemoryError ^
  --sun-misc-unsafe-memory-access=allow ^
  -cp "%HOME_DIR%lib\lightsail.jar" ^
  io.github.pulumilightsail.Main %*
exit /b %ERRORLEVEL%
